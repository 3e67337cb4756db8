import { type Json, text } from "../../model/json";
import { CloudError } from "../../protocol/providerModel";

/** Throws IAM's answer to a policy that is not one. */
export function refuseMalformed(document: Json | undefined): void {
    try {
        const parsed: unknown = JSON.parse(text(document));
        if (typeof parsed === "object" && parsed !== null && "Statement" in parsed) return;
    } catch {
        // Said below.
    }
    throw new CloudError("MalformedPolicyDocument", "This policy contains invalid Json");
}
