import { useActionData } from 'react-router';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { zPeopleForm } from '#app/modules/operations/contract.ts';
import { confirmName, endSessionsOf, findPerson } from '#app/modules/operations/people.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { PeoplePage } from '#app/ui/operator/people-page.tsx';

export const handle: ShellHandle = { texts: ['operator'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'operator.review' }, async () => null);

/** The address is sent in a body, so that it stands in no history and no log. */
export const action = defineAction({ access: { find: 'operator.review', end: 'operator.review', name: 'operator.review' }, form: zPeopleForm }, async ({ scope, services }, input) => {
  switch (input.intent) {
    case 'find': return { intent: input.intent, person: await findPerson(services, scope, { email: input.email }), asked: input.email };
    case 'end': return { intent: input.intent, ...(await endSessionsOf(services, scope, input)) };
    case 'name': await confirmName(services, scope, input); return { intent: input.intent, name: input.name };
  }
});

export default function OperatorPeople() {
  return <PeoplePage answer={useActionData<typeof action>()} />;
}
