import { type Answer, without } from "../answer";
import { unique } from "../contractServer";
import { create, type Served } from "./contract";

/** What a created object says beyond its metadata. */
export function content({ body }: Answer): Record<string, unknown> {
    return without(body, "apiVersion", "kind", "metadata");
}

/** Makes objects that leave out what they can. */
export class DefaultsMaker {
    namespace = "";

    constructor(private readonly served: Served) {}

    /** Makes the namespace that objects are made in. */
    async open(): Promise<void> {
        this.namespace = await this.served().newNamespace();
    }

    /** Makes an object in the namespace. */
    async make(group: string, plural: string, kind: string, rest: object): Promise<Answer> {
        const root = group === "v1" ? "/api/v1" : `/apis/${group}`;
        return create(this.served(), `${root}/namespaces/${this.namespace}/${plural}`, {
            apiVersion: group,
            kind,
            metadata: { name: "defaulted" },
            ...rest,
        });
    }

    /** Makes an object of the cluster, and deletes it. */
    async makeGlobal(group: string, plural: string, kind: string, rest: object): Promise<Answer> {
        const name = unique("contract");
        const answer = await create(this.served(), `/apis/${group}/${plural}`, {
            apiVersion: group,
            kind,
            metadata: { name },
            ...rest,
        });
        await this.served().request("DELETE", `/apis/${group}/${plural}/${name}`);
        return answer;
    }
}
