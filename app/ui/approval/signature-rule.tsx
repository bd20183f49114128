import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { zSignatureRuleForm, type SignatureRule as Rule } from '#app/modules/approvals/contract.ts';
import { ProofLink } from '../account/proof-link.tsx';
import { DoneNotice, ErrorNotice, Fields, FormActions, getFormProps, MoneyField, useAppForm, type Answer } from '../forms/index.ts';
import { Money, Section, SubmitButton } from '../index.ts';

/** From which sum on the organisation binds itself by two persons; an owner who has just proved who they are sets it. */
export function SignatureRule({ rule, fresh, manage, answer }: { rule: Rule; fresh: boolean; manage: boolean; answer: Answer | null }) {
  const { t } = useTranslation();
  const [form, fields] = useAppForm({ schema: zSignatureRuleForm, answer, id: 'signature-rule', defaultValue: { intent: 'rule', second_above: rule.second_above ?? undefined } });
  return (
    <Section title={t('org:second.title')} hint={t('org:second.hint')}>
      <div className="jz-stack">
        <p>{rule.second_above ? <>{t('org:second.above')} <Money value={rule.second_above} style="exact" /></> : t('org:second.none')}</p>
        <DoneNotice answer={answer} />
        {manage ? fresh ? (
          <Form method="post" {...getFormProps(form)} key={JSON.stringify(rule)}>
            <input type="hidden" name="intent" value="rule" />
            <Fields>
              {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
              <MoneyField field={fields.second_above} inner={fields.second_above.getFieldset()} label={t('org:second.sum')} hint={t('org:second.sumHint')} optional />
              <FormActions><SubmitButton>{t('org:second.save')}</SubmitButton></FormActions>
            </Fields>
          </Form>
        ) : <ProofLink next={paths.members()} /> : null}
      </div>
    </Section>
  );
}
