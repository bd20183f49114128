import { useMemo } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { useRouteLoaderData } from 'react-router';
import { packName } from '#app/core/pack-name.ts';
import { can, type Permission } from '#app/core/permissions.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { formatFor, type Format } from './format.ts';
import type { RootData, ShellViewer } from './root-data.ts';

const NOBODY: ShellViewer = { user: null, org: null, memberships: [] };

/** Data of the root route; undefined only when the root itself failed to load. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData('root') as RootData | undefined;
}

/** Language of the page; when even the root failed to load, the one its texts are in. */
export function useLocale(): Locale {
  const { language } = useTranslation();
  return useRootData()?.locale ?? language;
}

/** Who looks at the page: person, organisation they act for, organisations they may act for. */
export function useViewer(): ShellViewer {
  return useRootData()?.viewer ?? NOBODY;
}

/** Formatters in the language of the page. */
export function useFormat(): Format {
  const locale = useLocale();
  return useMemo(() => formatFor(locale), [locale]);
}

/** May the viewer do this? Hides what the server would refuse; the server decides. */
export function useCan(): (permission: Permission) => boolean {
  const { org } = useViewer();
  return (permission) => (org ? can({ orgKind: org.kind, role: org.role }, permission) : false);
}

/** How people name the rule packs something runs under. */
export function usePackName(): (ref: string) => string {
  const { t } = useTranslation();
  return (ref) => packName(ref, t);
}
