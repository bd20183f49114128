/** The mark: a seed with a bolt in it. `title` names it; without one it is decoration beside text. */
export function Mark({ size = 28, title }: { size?: number; title?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" role={title ? 'img' : undefined} aria-hidden={title ? undefined : true} focusable="false">
      {title ? <title>{title}</title> : null}
      <path d="M16 2.2c6.9 4.6 10.9 10 10.9 15.5 0 6.5-4.7 11.9-10.9 12.1C9.8 29.6 5.1 24.2 5.1 17.7 5.1 12.2 9.1 6.8 16 2.2Z" fill="var(--jz-mark, #1e5b49)" />
      <path d="M17.9 8.6 10.7 18.3h4.500l-1.300 7.100 7.400-10.300h-4.600Z" fill="var(--jz-amber, #e59a2f)" />
    </svg>
  );
}
