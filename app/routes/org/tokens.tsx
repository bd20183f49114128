import { useTranslation } from '#app/i18n/react.tsx';
import { Form, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { permissionsHeld } from '#app/core/permissions.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { isFresh } from '#app/modules/identity/proof.ts';
import { createApiToken, listApiTokens, revokeApiToken } from '#app/modules/orgs/api-tokens.server.ts';
import { CreateTokenInput } from '#app/modules/orgs/contract.ts';
import { CopyText, DataTable, DateText, EmptyState, Section, SubmitButton, type ShellHandle } from '#app/ui/index.ts';
import { answerFor, CheckboxGroup, ConfirmButton, ErrorNotice, Fields, FormActions, getFormProps, Notice, TextField, useAppForm, type Answer } from '#app/ui/forms/index.ts';
import { clientOf, demandProof } from '#app/routes/auth/reply.server.ts';
import { ProofLink } from '#app/ui/account/proof-link.tsx';
import { OrganisationFrame } from './frame.tsx';

export const handle: ShellHandle = { texts: ['org', 'security'] };

export const loader = defineLoader({ access: 'token.manage' }, async ({ scope, viewer, services }) => ({
  fresh: isFresh(viewer.session, services.clock.now()),
  tokens: (await listApiTokens(services, scope)).map((token) => ({
    id: token.id, name: token.name, scopes: token.scopes, created: token.createdAt.toISOString(), expires: token.expiresAt.toISOString(), used: token.lastUsedAt?.toISOString() ?? null,
  })),
  grantable: permissionsHeld(scope),
}));

const Create = CreateTokenInput.extend({ intent: z.literal('create') });
const TokenForms = z.discriminatedUnion('intent', [Create, z.object({ intent: z.literal('revoke'), token_id: zId('token') })]);

export const action = defineAction({ access: { create: 'token.manage', revoke: 'token.manage' }, form: TokenForms }, async (ask, input) => {
  const { scope, services } = ask;
  if (input.intent === 'revoke') {
    await revokeApiToken(services, scope, input.token_id);
    return { intent: 'revoke' };
  }
  demandProof(ask, paths.tokens());
  const { token } = await createApiToken(services, scope, input, clientOf(ask));
  return { intent: 'create', token, name: input.name };
});

function Shown({ answer }: { answer: Answer | null }) {
  const { t } = useTranslation();
  const token = answer?.done?.token;
  if (typeof token !== 'string') return null;
  return (
    <Notice tone="attention" title={t('org:tokens.shownTitle')}>
      <p>{t('org:tokens.shownHint')}</p>
      <CopyText text={token} label={String(answer?.done?.name)} />
    </Notice>
  );
}

export default function Tokens() {
  const { t } = useTranslation();
  const { tokens, grantable, fresh } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const created = answerFor(answer, 'create');
  const [form, fields] = useAppForm({ schema: Create, answer: created, id: 'token' });
  return (
    <OrganisationFrame tab="tokens">
      <Section title={t('org:tokens.title')} hint={t('org:tokens.hint')} actions={<a href={paths.apiDocs()}>{t('org:tokens.docs')}</a>}>
        <div className="jz-stack">
          <Shown answer={created} />
          <ErrorNotice answer={answerFor(answer, 'revoke')} />
          {tokens.length ? (
            <DataTable rows={tokens} rowKey={(k) => k.id} caption={t('org:tokens.caption')} columns={[
              { key: 'name', label: t('org:tokens.name'), cell: (k) => <strong>{k.name}</strong> },
              { key: 'scopes', label: t('org:tokens.scopes'), cell: (k) => (k.scopes.length ? <code>{k.scopes.join(' ')}</code> : t('org:tokens.all')) },
              { key: 'used', label: t('org:tokens.used'), cell: (k) => (k.used ? <DateText value={k.used} /> : t('org:tokens.never')) },
              { key: 'expires', label: t('org:tokens.expires'), cell: (k) => <DateText value={k.expires} /> },
              {
                key: 'do', label: '', phone: null, shrink: true,
                cell: (k) => (
                  <Form method="post">
                    <input type="hidden" name="intent" value="revoke" />
                    <input type="hidden" name="token_id" value={k.id} />
                    <ConfirmButton small title={t('org:tokens.revokeTitle', { name: k.name })} body={t('org:tokens.revokeBody')}>{t('org:tokens.revoke')}</ConfirmButton>
                  </Form>
                ),
              },
            ]} />
          ) : <EmptyState title={t('org:tokens.none')} />}
        </div>
      </Section>
      <Section title={t('org:tokens.create')}>
        {!fresh && !created ? <ProofLink next={paths.tokens()} /> : <Form method="post" {...getFormProps(form)}>
          <Fields>
            {created?.error?.code === 'validation' ? null : <ErrorNotice answer={created} />}
            <TextField field={fields.name} label={t('org:tokens.name')} hint={t('org:tokens.nameHint')} autoComplete="off" />
            <CheckboxGroup field={fields.scopes} label={t('org:tokens.scopes')} hint={t('org:tokens.scopesHint')} optional options={grantable.map((p) => ({ value: p, label: p }))} />
            <FormActions><SubmitButton name="intent" value="create">{t('org:tokens.create')}</SubmitButton></FormActions>
          </Fields>
        </Form>}
      </Section>
    </OrganisationFrame>
  );
}
