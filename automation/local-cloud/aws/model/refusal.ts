import { CloudError } from "../../protocol/providerModel";

/** Throws an answer of AWS where something holds. */
export function refuseIf(holds: boolean, code: string, message: string): void {
    if (holds) throw new CloudError(code, message);
}

/** Throws EC2's answer to the deletion of what something else depends on. */
export function refuseDependent(holds: boolean, what: string, id: string): void {
    refuseIf(holds, "DependencyViolation", `The ${what} '${id}' has dependencies and cannot be deleted.`);
}
