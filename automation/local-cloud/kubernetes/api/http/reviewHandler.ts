import { parseBody } from "../admission/validation/decode";
import { type JsonObject, objectOf } from "../objects/json";
import { apiVersionOf } from "../resources/resourceType";
import { type ApiAnswer, answer } from "./apiAnswer";
import { type ResourceRequest } from "./apiContext";

const user: JsonObject = { username: "local-cloud", groups: ["system:masters", "system:authenticated"] };

const everything: JsonObject = {
    resourceRules: [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }],
    nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["*"] }],
    incomplete: false,
};

const answers: Readonly<Record<string, JsonObject>> = {
    SelfSubjectReview: { userInfo: user },
    TokenReview: { authenticated: true, user },
    SelfSubjectRulesReview: everything,
};

/** Answers questions about permissions: the local cloud knows one user, who may do everything. */
export function reviewHandler({ request, type }: ResourceRequest): ApiAnswer {
    const body = objectOf(parseBody(request.body));
    const status = answers[type.kind] ?? { allowed: true };
    return answer({ ...body, kind: type.kind, apiVersion: apiVersionOf(type), status }, 201);
}
