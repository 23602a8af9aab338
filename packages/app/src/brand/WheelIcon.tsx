const spokes = [0, 45, 90, 135, 180, 225, 270, 315];

/** Props of `WheelIcon`. */
export interface WheelIconProps {
  /** Width and height in pixels. */
  size: number;
}

/** The mark of Wheelhouse: a ship's wheel, in the colour of the text around it. */
export function WheelIcon(props: WheelIconProps) {
  const { size } = props;
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
    >
      <circle cx="16" cy="16" r="9" strokeWidth="2.5" />
      <circle cx="16" cy="16" r="2.75" fill="currentColor" stroke="none" />
      {spokes.map(angle => (
        <g key={angle} transform={`rotate(${angle} 16 16)`}>
          <path d="M16 13V7" strokeWidth="1.5" />
          <path d="M16 5V2.25" strokeWidth="2.75" />
        </g>
      ))}
    </svg>
  );
}
