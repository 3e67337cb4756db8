import { randomBytes } from "node:crypto";
import type { Autonaming } from "../protocol/providerModel";

/** The name of a resource that was left to the provider; undefined if autonaming is off. */
export function autoname(resourceName: string, autonaming: Autonaming | undefined): string | undefined {
    if (autonaming?.mode === "disable") return undefined;
    if (autonaming !== undefined && autonaming.proposedName !== "") return autonaming.proposedName;
    return `${resourceName}-${randomBytes(4).toString("hex").slice(0, 7)}`;
}
