/** Colours of a drawing, written as presentation attributes: variables of the theme on a page, plain values on paper. */
export interface Paint {
  ink: string; muted: string; line: string; lineStrong: string; ground: string; action: string; actionSoft: string; amber: string;
}

/** Follows the theme: light, dark, and the browser's own print. */
export const SCREEN: Paint = {
  ink: 'var(--jz-ink)', muted: 'var(--jz-muted)', line: 'var(--jz-line)', lineStrong: 'var(--jz-line-strong)', ground: 'var(--jz-surface)',
  action: 'var(--jz-action)', actionSoft: 'var(--jz-action-soft)', amber: 'var(--jz-amber)',
};

/** For documents: the light theme's values, which a drawing outside a page cannot read. */
export const PAPER: Paint = {
  ink: '#14211c', muted: '#55635b', line: '#dfe0d8', lineStrong: '#8b978f', ground: '#ffffff', action: '#1e5b49', actionSoft: '#e3eee8', amber: '#e59a2f',
};

/** What every drawing is given. `width` in the drawing's own units (one is a pixel at full size); `label` is what it says, in words. */
export interface Drawing { label: string; width: number; paint?: Paint }
