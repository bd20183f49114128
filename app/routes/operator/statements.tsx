import { useActionData, useLoaderData } from 'react-router';
import { fieldError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { assignLine, confirmLine, listBankLines, reopenLine, uploadStatement } from '#app/modules/payments/bank-statement.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { zStatementForm } from '#app/ui/operator/statement-forms.ts';
import { StatementsPage } from '#app/ui/operator/statements-page.tsx';
import { fileOf, readForm } from '../deals/form.server.ts';

export const handle: ShellHandle = { texts: ['operator'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'operator.ledger' }, ({ scope, services }) => listBankLines(services, scope));

const ACCESS = { upload: 'operator.ledger', assign: 'operator.ledger', confirm_line: 'operator.ledger', reopen: 'operator.ledger' } as const;

export const action = defineAction({ access: ACCESS, form: zStatementForm, read: readForm }, async (ask, input) => {
  const { scope, services } = ask;
  switch (input.intent) {
    case 'upload': {
      const file = await fileOf(ask);
      if (!file) throw fieldError('file', 'required');
      const { intent, account_no: account, ...about } = input;
      return { intent, ...(await uploadStatement(services, scope, { ...about, ...(account ? { account_no: account } : {}) }, file)) };
    }
    case 'assign': await assignLine(services, scope, input.line_id, /^(pay|pyo|cmd)_/.test(input.target) ? { subject: input.target } : { purpose: input.target as never }); break;
    case 'confirm_line': await confirmLine(services, scope, input.line_id); break;
    case 'reopen': await reopenLine(services, scope, input.line_id); break;
  }
  return { intent: input.intent };
});

export default function OperatorStatements() {
  return <StatementsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
