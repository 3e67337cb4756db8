import { StoreConflict } from "../../../store/store";
import { StatusError } from "../status/statusError";

const attempts = 10;

/** Reads and writes again when another writer was faster in between, as the API server does for patches and deletions. */
export function retryOnConflict<T>(write: () => T): T {
    for (let attempt = 1; ; attempt += 1) {
        try {
            return write();
        } catch (error) {
            const isRace = error instanceof StatusError && error.cause instanceof StoreConflict;
            if (!isRace || attempt === attempts) throw error;
        }
    }
}
