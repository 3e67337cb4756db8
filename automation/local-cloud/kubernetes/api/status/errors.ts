import { type ResourceType, qualifiedKind, qualifiedResource } from "../resources/resourceType";
import { type FieldError, fieldErrorText } from "./fieldError";
import { type StatusCause, StatusError } from "./statusError";

// The words and codes are those of k8s.io/apimachinery/pkg/api/errors.

function about(type: ResourceType, name: string) {
    return { name, ...(type.group === "" ? {} : { group: type.group }), kind: type.plural };
}

/** The object is not there. */
export function notFound(type: ResourceType, name: string): StatusError {
    return new StatusError(
        404,
        "NotFound",
        `${qualifiedResource(type)} "${name}" not found`,
        about(type, name),
    );
}

/** The path leads nowhere. */
export function noSuchPath(): StatusError {
    return new StatusError(404, "NotFound", "the server could not find the requested resource", {});
}

/** Created twice. */
export function alreadyExists(type: ResourceType, name: string, cause?: Error): StatusError {
    const message = `${qualifiedResource(type)} "${name}" already exists`;
    return new StatusError(409, "AlreadyExists", message, about(type, name), { cause });
}

const modified =
    "the object has been modified; please apply your changes to the latest version and try again";

/** Somebody else was faster, or holds what was asked for. */
export function conflict(type: ResourceType, name: string, why = modified, cause?: Error): StatusError {
    const message = `Operation cannot be fulfilled on ${qualifiedResource(type)} "${name}": ${why}`;
    return new StatusError(409, "Conflict", message, about(type, name), { cause });
}

/** A deletion was meant for another object of that name, or for another state of it. */
export function preconditionFailed(type: ResourceType, name: string, why: string): StatusError {
    const message = `Operation cannot be fulfilled on ${qualifiedKind(type)} "${name}": ${why}`;
    return new StatusError(409, "Conflict", message, { ...about(type, name), kind: type.kind });
}

/** A rule of the cluster forbids it. */
export function forbidden(
    type: ResourceType,
    name: string,
    why: string,
    causes: readonly StatusCause[] = [],
): StatusError {
    const message = `${qualifiedResource(type)} "${name}" is forbidden: ${why}`;
    return new StatusError(403, "Forbidden", message, {
        ...about(type, name),
        ...(causes.length === 0 ? {} : { causes }),
    });
}

const causeReasons = {
    required: "FieldValueRequired",
    invalid: "FieldValueInvalid",
    forbidden: "FieldValueForbidden",
    duplicate: "FieldValueDuplicate",
    unsupported: "FieldValueNotSupported",
} as const;

/** The object breaks rules of its kind; names every one. */
export function invalid(type: ResourceType, name: string, errors: readonly FieldError[]): StatusError {
    return invalidObject({ kind: type.kind, group: type.group }, qualifiedKind(type), name, errors);
}

/** As `invalid`, where the server looks at the request before the object: it names the resource, not the kind. */
export function invalidUpdate(type: ResourceType, name: string, errors: readonly FieldError[]): StatusError {
    return invalidObject({ kind: type.plural, group: type.group }, qualifiedResource(type), name, errors);
}

/** As `invalid`, for what is no object of a resource: the options of a request. */
export function invalidOptions(kind: string, errors: readonly FieldError[]): StatusError {
    return invalidObject({ kind, group: "meta.k8s.io" }, `${kind}.meta.k8s.io`, "", errors);
}

function invalidObject(
    { kind, group }: { readonly kind: string; readonly group: string },
    qualified: string,
    name: string,
    errors: readonly FieldError[],
): StatusError {
    const texts = errors.map((error) => `${error.field}: ${fieldErrorText(error)}`);
    const list = texts.length === 1 ? (texts[0] ?? "") : `[${texts.join(", ")}]`;
    return new StatusError(422, "Invalid", `${qualified} "${name}" is invalid: ${list}`, {
        ...(name === "" ? {} : { name }),
        ...(group === "" ? {} : { group }),
        kind,
        causes: errors.map((error) => ({
            reason: causeReasons[error.problem],
            message: fieldErrorText(error),
            field: error.field,
        })),
    });
}

/** The request itself makes no sense. */
export function badRequest(message: string): StatusError {
    return new StatusError(400, "BadRequest", message);
}

/** The resource does not know the verb. */
export function methodNotAllowed(
    message = "the server does not allow this method on the requested resource",
) {
    return new StatusError(405, "MethodNotAllowed", message, {});
}

/** The body comes in a form that is not understood; `accepted` are those that are, where the server names them. */
export function unsupportedMediaType(accepted?: readonly string[]): StatusError {
    if (accepted === undefined) {
        return new StatusError(415, "UnsupportedMediaType", "415: Unsupported Media Type", {});
    }
    const message =
        "the body of the request was in an unknown format - accepted media types include: " +
        accepted.join(", ");
    return new StatusError(415, "UnsupportedMediaType", message);
}
