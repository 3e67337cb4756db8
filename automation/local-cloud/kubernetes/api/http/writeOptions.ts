import { type WriteOptions } from "../operations/createObject";
import { badRequest } from "../status/errors";
import { type ApiRequest } from "./apiRequest";

/** Who writes, and whether in earnest, as a request says it. */
export function writeOptions(request: ApiRequest, subresource?: string): WriteOptions {
    const dryRun = request.query.getAll("dryRun");
    if (dryRun.some((value) => value !== "All" && value !== "")) {
        throw badRequest(
            `Invalid value: "${dryRun.join()}": dryRun: Unsupported value, supported values: "All"`,
        );
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
