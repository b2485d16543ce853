/** The mark: an R whose leg is a tick. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden>
      <rect width="64" height="64" rx="15" fill="#12594f" />
      <path
        d="M20 48V16h13.5a10 10 0 0 1 3.2 19.5"
        fill="none"
        stroke="#f4efe4"
        strokeWidth="6.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M31 40.5l6.2 6.5L49 34"
        fill="none"
        stroke="#f2b84b"
        strokeWidth="6.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
