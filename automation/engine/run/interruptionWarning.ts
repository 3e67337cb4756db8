import { shortType, urnParts } from "../../diffs/model/urn";
import type { StackSpec } from "../types";

/**
 * The engine's warning about operations that it was killed in, in fewer words. Updates and deletions it does again; of
 * a creation nobody knows whether it came to anything, and the engine creates a second one. Other texts stay as they are.
 */
export function withoutInterruptions(spec: StackSpec, text: string): string {
    if (!text.startsWith("Attempting to deploy or update resources with ")) return text;
    const created = [...text.matchAll(/^ {2}\* (.+), interrupted while creating$/gm)].map(([, urn = ""]) => {
        const { type, name } = urnParts(urn);
        return `${shortType(type)} ${name}`;
    });
    if (created.length === 0)
        return "The engine was killed in the middle of an earlier run; it goes on from there.";
    return [
        `The engine was killed while it created ${created.join(", ")}; the state does not know whether that came to anything.`,
        "It is created again. What is there from the first time has to be removed by hand; then end this warning:",
        `pulumi refresh --clear-pending-creates --yes --stack ${spec.stack}, in ${spec.workDir} with PULUMI_BACKEND_URL=${spec.backend}`,
    ].join("\n");
}
