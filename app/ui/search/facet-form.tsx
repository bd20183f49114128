import { useTranslation } from '#app/i18n/react.tsx';
import { useFormat } from '../index.ts';
import { isChosen } from './query-text.ts';
import type { FacetGroup, FacetOption } from './types.ts';
import classes from './search.module.css';

/** Values of a facet in sight before "more". */
const IN_SIGHT = 6;

interface FacetFormProps {
  groups: readonly FacetGroup[];
  /** Id of the form the checkboxes belong to; it stands elsewhere on the page. */
  form: string;
  /** What is (about to be) chosen: a tick answers before the server does. */
  query: string;
  onChange: () => void;
}

/** The facets with their counts, as checkboxes of the search form: without scripts a button applies them. */
export function FacetForm({ groups, form, query, onChange }: FacetFormProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.facets}>
      {groups.map((group) => <Facet key={group.facet} group={group} form={form} query={query} onChange={onChange} />)}
      <noscript><button type="submit" form={form}>{t('search:apply')}</button></noscript>
    </div>
  );
}

function Facet({ group, form, query, onChange }: Omit<FacetFormProps, 'groups'> & { group: FacetGroup }) {
  const { t } = useTranslation();
  const sight = group.options.filter((o, i) => i < IN_SIGHT || o.on);
  const rest = group.options.filter((o) => !sight.includes(o));
  const list = (options: FacetOption[]) => (
    <ul>
      {options.map((o) => (
        <li key={o.value}><Choice group={group} option={o} form={form} query={query} onChange={onChange} /></li>
      ))}
    </ul>
  );
  return (
    <fieldset className={classes.facet}>
      <legend>{t(`search:facet.${group.facet}`)}</legend>
      {list(sight)}
      {rest.length ? <details><summary>{t('search:more', { count: rest.length })}</summary>{list(rest)}</details> : null}
    </fieldset>
  );
}

function Choice({ group, option, form, query, onChange }: Omit<FacetFormProps, 'groups'> & { group: FacetGroup; option: FacetOption }) {
  const { number } = useFormat();
  return (
    <label className={classes.choice}>
      <input type="checkbox" form={form} name={group.facet} value={option.value} checked={isChosen(query, group.facet, option.value)} onChange={onChange} />
      <span className={classes.choiceLabel}>{option.label}</span>
      <span className={`${classes.count} jz-num`}>{number(option.count)}</span>
    </label>
  );
}
