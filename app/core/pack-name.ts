type Say = (key: string, values?: Record<string, unknown>) => string;

/**
 * How people name rule packs: `deals/CN@2025.1+deals/CN-22@2026.1` is "national 2025.1, Jilin 2026.1", the fee schedule
 * `patent-life/KR@2023.1` is "Korea 2023.1". `t` reads the texts `ui:pack` and `ui:vocab`.
 */
export function packName(ref: string, t: Say): string {
  return ref.split('+').map((part) => {
    const [, subject = '', place = '', version = part] = /^([^/]*)\/([^@]*)@(.*)$/.exec(part) ?? [];
    const where = place === '*' || place === '' ? ''
      : subject === 'patent-life' ? t(`ui:vocab.territory.${place}`, { defaultValue: place })
        : place === 'CN' ? t('ui:pack.national') : t(`ui:vocab.region.${place.replace('CN-', '')}`, { defaultValue: place });
    return where ? `${where} ${version}` : version;
  }).join(t('ui:pack.and'));
}
