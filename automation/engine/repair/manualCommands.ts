import type { StackSpec } from "../types";
import type { Interrupted } from "./types";

/** The commands with which a person settles an undecided creation: it exists with an id, or it does not exist. */
export function manualCommands({ urn, doing, isPending }: Interrupted, spec: StackSpec): readonly string[] {
    if (doing !== "creating") return [];
    const where = `cd ${spec.workDir} && PULUMI_BACKEND_URL=${spec.backend}`;
    if (!isPending) {
        const [, , types = "", ...name] = urn.split("::");
        const type = types.slice(types.lastIndexOf("$") + 1);
        return [`${where} pulumi import ${type} ${name.join("::")} ID --stack ${spec.stack}`];
    }
    const refresh = `${where} pulumi refresh --yes --run-program=false --stack ${spec.stack}`;
    return [
        `${refresh} --import-pending-creates '${urn}' --import-pending-creates ID`,
        `${refresh} --clear-pending-creates`,
    ];
}
