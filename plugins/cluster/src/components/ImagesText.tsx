import { shortImage } from '../model/shortImage';

/** Props of `ImagesText`. */
export interface ImagesTextProps {
  images: readonly string[];
}

/** Images without their registries; in full on hover. */
export function ImagesText(props: ImagesTextProps) {
  const { images } = props;
  return (
    <span title={images.join('\n')}>{images.map(shortImage).join(', ')}</span>
  );
}
