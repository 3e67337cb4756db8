import { join } from "node:path";
import { type AccountStore, localCloudTesting } from "./localCloud/testing";

/** The account of all sandboxes, as stacks/kinds/sandbox.yaml has it. */
const sandboxes = "111111111111";

/** Looks into the sandboxes' account in a project's local cloud, or changes it behind everybody's back. */
export function inAccount<T>(project: string, look: (store: AccountStore) => T): T {
    const store = localCloudTesting().openJournalStore(join(project, ".cake/local-cloud"), sandboxes);
    try {
        return look(store);
    } finally {
        store.close();
    }
}

/** All that the sandboxes' account holds, `ec2/vpc vpc-0…`. */
export function holdings(project: string): readonly string[] {
    return inAccount(project, (store) =>
        store.kinds("").flatMap((kind) => store.list(kind).map(({ id }) => `${kind} ${id}`)),
    );
}
