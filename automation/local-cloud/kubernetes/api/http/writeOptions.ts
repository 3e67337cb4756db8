import { type WriteOptions } from "../operations/createObject";
import { invalidOptions } from "../status/errors";
import { unsupportedValue } from "../status/fieldError";
import { type ApiRequest } from "./apiRequest";

const optionsOf: Readonly<Record<string, string>> = { POST: "Create", PUT: "Update", PATCH: "Patch" };

/** Who writes, and whether in earnest, as a request says it. */
export function writeOptions(request: ApiRequest, subresource?: string): WriteOptions {
    const dryRun = request.query.getAll("dryRun");
    if (dryRun.some((value) => value !== "All" && value !== "")) {
        throw invalidOptions(`${optionsOf[request.method] ?? "Delete"}Options`, [
            unsupportedValue("dryRun", dryRun, ["All"]),
        ]);
    }
    const name = request.query.get("fieldManager") ?? request.userAgent.split("/")[0] ?? "";
    return {
        manager: {
            name: name === "" ? "unknown" : name.slice(0, 128),
            ...(subresource === undefined ? {} : { subresource }),
        },
        dryRun: dryRun.includes("All"),
    };
}
