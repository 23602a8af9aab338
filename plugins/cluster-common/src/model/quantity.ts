const multipliers: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const pattern =
  /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/;

/**
 * The value of a Kubernetes quantity in its base unit: CPU in cores, memory in
 * bytes. Undefined if it is none. Exact up to what a double can hold.
 *
 * Grammar: `k8s.io/apimachinery/pkg/api/resource`, type Quantity.
 */
export function parseQuantity(quantity: unknown): number | undefined {
  if (typeof quantity === 'number') {
    return Number.isFinite(quantity) ? quantity : undefined;
  }
  const match = typeof quantity === 'string' && pattern.exec(quantity);
  if (!match) {
    return undefined;
  }
  const [, digits, exponent, suffix = ''] = match;
  const value = exponent
    ? Number(`${digits}${exponent}`)
    : scale(Number(digits), multipliers[suffix]);
  return Number.isFinite(value) ? value : undefined;
}

/** Dividing by a whole number keeps 1500m exactly 1.5. */
function scale(value: number, multiplier: number): number {
  return multiplier < 1
    ? value / Math.round(1 / multiplier)
    : value * multiplier;
}

/** The quantities in a map such as `status.hard`; what is none is left out. */
export function parseQuantities(
  quantities: Readonly<Record<string, unknown>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(quantities).flatMap(([name, quantity]) => {
      const value = parseQuantity(quantity);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

const mostUnits = 2 ** 50;

/**
 * An amount as a whole number, rounded up as Kubernetes rounds, so that sums of
 * many stay exact. What is absurdly large counts as 2^50, what is negative as 0.
 */
export function wholeUnits(amount: number): number {
  const whole = Number.isInteger(amount)
    ? amount
    : // What is below a billionth core comes from the double, not from the quantity.
      Math.ceil(Math.round(amount * 1e6) / 1e6);
  return Math.min(Math.max(whole, 0), mostUnits);
}

/** CPU cores as whole millicores, rounded up. */
export function millicoresOf(cores: number): number {
  return wholeUnits(cores * 1000);
}
