import { shortType, urnParts } from "../../diffs/model/urn";
import type { StackSpec } from "../types";

/**
 * The engine's warning about interrupted operations, in fewer words. The engine performs updates and deletions again; of
 * a creation nobody knows whether it succeeded, and the engine creates a second resource. Other texts stay as they are.
 */
export function withoutInterruptions(spec: StackSpec, text: string): string {
    if (!text.startsWith("Attempting to deploy or update resources with ")) return text;
    const created = [...text.matchAll(/^ {2}\* (.+), interrupted while creating$/gm)].map(([, urn = ""]) => {
        const { type, name } = urnParts(urn);
        return `${shortType(type)} ${name}`;
    });
    if (created.length === 0)
        return "The engine was killed in the middle of an earlier run; it continues from there.";
    return [
        `The engine was killed while it created ${created.join(", ")}; the state does not know whether it exists.`,
        "It is created again. If the first one exists, remove it by hand; then end this warning:",
        `pulumi refresh --clear-pending-creates --yes --stack ${spec.stack}, in ${spec.workDir} with PULUMI_BACKEND_URL=${spec.backend}`,
    ].join("\n");
}
