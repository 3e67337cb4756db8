import { type ServiceError, status, type StatusObject } from "@grpc/grpc-js";
import { LocalCloudError } from "../errors";
import { CloudError, InitializationFailed } from "./providerModel";
import { initFailedDetails } from "./statusDetails";

function isServiceError(error: unknown): error is ServiceError {
    return error instanceof Error && typeof (error as Partial<ServiceError>).details === "string";
}

/** What a failed call answers: the cloud's code and words, or whose fault it is. */
export function statusOf(error: unknown): Partial<StatusObject> {
    if (error instanceof InitializationFailed) {
        return { code: status.UNKNOWN, details: error.message, metadata: initFailedDetails(error) };
    }
    if (error instanceof CloudError) {
        return { code: status.UNKNOWN, details: `${error.code}: ${error.message}` };
    }
    if (error instanceof LocalCloudError) {
        return { code: status.UNKNOWN, details: `${error.message} ${error.remedy}` };
    }
    // From the engine, by way of its monitor: it knows what it said.
    if (isServiceError(error)) return { code: error.code, details: error.details };
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { code: status.INTERNAL, details: `The local cloud failed, which is a bug in it: ${what}` };
}
