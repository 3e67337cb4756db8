import { expect } from "chai";
import { refusal } from "../answer";
import { type Chapter, configMap, configMaps, create } from "./contract";

const modified =
    "the object has been modified; please apply your changes to the latest version and try again";

/** Create and update: what is refused, and in which words. */
export const writing: Chapter = (served) => {
    describe("writing", () => {
        let namespace: string;
        const post = (body: unknown, search = "") =>
            served().request("POST", `${configMaps(namespace)}${search}`, body);
        const put = (name: string, body: unknown) =>
            served().request("PUT", configMaps(namespace, name), body);

        before(async () => {
            namespace = await served().newNamespace();
        });

        it("refuses a name that is taken", async () => {
            await create(served(), configMaps(namespace), configMap("taken"));
            expect(refusal(await post(configMap("taken")))).to.deep.equal({
                code: 409,
                reason: "AlreadyExists",
                message: 'configmaps "taken" already exists',
                details: { name: "taken", kind: "configmaps" },
            });
        });

        it("refuses a name that is none, and no name at all", async () => {
            const rule =
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
            expect(refusal(await post(configMap("Bad_Name")))).to.deep.equal({
                code: 422,
                reason: "Invalid",
                message: `ConfigMap "Bad_Name" is invalid: metadata.name: Invalid value: "Bad_Name": ${rule}`,
                details: {
                    name: "Bad_Name",
                    kind: "ConfigMap",
                    causes: [
                        {
                            reason: "FieldValueInvalid",
                            message: `Invalid value: "Bad_Name": ${rule}`,
                            field: "metadata.name",
                        },
                    ],
                },
            });
            const nameless = await post({ apiVersion: "v1", kind: "ConfigMap", metadata: {} });
            expect(refusal(nameless)).to.deep.equal({
                code: 422,
                reason: "Invalid",
                message:
                    'ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required',
                details: {
                    kind: "ConfigMap",
                    causes: [
                        {
                            reason: "FieldValueRequired",
                            message: "Required value: name or generateName is required",
                            field: "metadata.name",
                        },
                    ],
                },
            });
        });

        it("names every field that is wrong", async () => {
            const answer = await served().request("POST", `/api/v1/namespaces/${namespace}/services`, {
                apiVersion: "v1",
                kind: "Service",
                metadata: { name: "wrong", labels: { "no/such/label": "x" } },
                spec: { type: "Funny", ports: [{ port: 0, protocol: "ICMP" }] },
            });
            expect([answer.code, answer.at("reason")]).to.deep.equal([422, "Invalid"]);
            const causes = answer.list("details.causes") as {
                field: string;
                reason: string;
                message: string;
            }[];
            expect(causes.map(({ field, reason }) => `${field} ${reason}`)).to.deep.equal([
                "metadata.labels FieldValueInvalid",
                "spec.ports[0].port FieldValueInvalid",
                "spec.ports[0].protocol FieldValueNotSupported",
                "spec.ports[0].targetPort FieldValueInvalid",
                "spec.type FieldValueNotSupported",
            ]);
            expect(causes.slice(1).map(({ message }) => message)).to.deep.equal([
                "Invalid value: 0: must be between 1 and 65535, inclusive",
                'Unsupported value: "ICMP": supported values: "SCTP", "TCP", "UDP"',
                "Invalid value: 0: must be between 1 and 65535, inclusive",
                'Unsupported value: "Funny": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
            ]);
        });

        it("refuses a namespace that is missing, and one that is not that of the path", async () => {
            const missing = await served().request("POST", configMaps("nowhere"), configMap("one"));
            expect(refusal(missing)).to.deep.equal({
                code: 404,
                reason: "NotFound",
                message: 'namespaces "nowhere" not found',
                details: { name: "nowhere", kind: "namespaces" },
            });
            const other = await post(configMap("one", {}, { namespace: "default" }));
            expect(refusal(other)).to.deep.equal({
                code: 400,
                reason: "BadRequest",
                message:
                    "the namespace of the provided object does not match the namespace sent on the request",
            });
        });

        it("makes up names", async () => {
            const body = { apiVersion: "v1", kind: "ConfigMap", metadata: { generateName: "made-" } };
            const [one, other] = [await post(body), await post(body)];
            expect(one.text("metadata.name")).to.match(/^made-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
            expect(one.at("metadata.generateName")).to.equal("made-");
            expect(other.at("metadata.name")).to.not.equal(one.at("metadata.name"));
        });

        it("refuses a version or another kind in what is new", async () => {
            const versioned = await post(configMap("versioned", {}, { resourceVersion: "17" }));
            expect([versioned.code, versioned.at("message")]).to.deep.equal([
                500,
                "resourceVersion should not be set on objects to be created",
            ]);
            const secret = await post({ apiVersion: "v1", kind: "Secret", metadata: { name: "one" } });
            expect(refusal(secret)).to.deep.equal({
                code: 400,
                reason: "BadRequest",
                message:
                    'Secret in version "v1" cannot be handled as a ConfigMap: converting (v1.Secret) to (core.ConfigMap): unknown conversion',
            });
        });

        it("refuses what is no JSON and values of another type", async () => {
            const broken = await post("{");
            expect([broken.code, broken.at("reason")]).to.deep.equal([400, "BadRequest"]);
            const number = await post({ ...configMap("one"), data: { key: 7 } });
            expect(refusal(number)).to.deep.equal({
                code: 400,
                reason: "BadRequest",
                message:
                    'ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ConfigMap.data of type string',
            });
        });

        it("refuses unknown fields only where that is asked for", async () => {
            const body = { ...configMap("strict"), colour: "red" };
            const strict = await post(body, "?fieldValidation=Strict");
            expect(refusal(strict)).to.deep.equal({
                code: 400,
                reason: "BadRequest",
                message:
                    'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "colour"',
            });
            const lax = await post(body);
            expect([lax.code, lax.at("colour")]).to.deep.equal([201, undefined]);
        });

        it("keeps nothing of a dry run", async () => {
            const dry = await post(configMap("dry"), "?dryRun=All");
            expect([dry.code, dry.at("metadata.name")]).to.deep.equal([201, "dry"]);
            expect(dry.text("metadata.uid")).to.not.equal("");
            expect((await served().request("GET", configMaps(namespace, "dry"))).code).to.equal(404);
            const wrong = await post(configMap("dry"), "?dryRun=Some");
            expect([wrong.code, wrong.at("reason"), wrong.at("message")]).to.deep.equal([
                422,
                "Invalid",
                'CreateOptions.meta.k8s.io "" is invalid: dryRun: Unsupported value: ["Some"]: supported values: "All"',
            ]);
        });

        it("updates the version that was read, and no other", async () => {
            const { body, text } = await create(served(), configMaps(namespace), configMap("held"));
            const old = text("metadata.resourceVersion");
            const changed = await put("held", { ...(body as object), data: { key: "other" } });
            expect(changed.code).to.equal(200);
            expect(changed.text("metadata.resourceVersion")).to.not.equal(old);
            expect(refusal(await put("held", { ...(body as object), data: { key: "third" } }))).to.deep.equal(
                {
                    code: 409,
                    reason: "Conflict",
                    message: `Operation cannot be fulfilled on configmaps "held": ${modified}`,
                    details: { name: "held", kind: "configmaps" },
                },
            );
            const blind = await put("held", configMap("held", { key: "blind" }));
            expect([blind.code, blind.at("data")]).to.deep.equal([200, { key: "blind" }]);
            const same = await put("held", configMap("held", { key: "blind" }));
            expect(same.at("metadata.resourceVersion")).to.equal(blind.at("metadata.resourceVersion"));
        });

        it("refuses an update under another name, of what is missing, or of what was made anew", async () => {
            const { text } = await create(served(), configMaps(namespace), configMap("named"));
            expect(refusal(await put("named", configMap("renamed")))).to.deep.equal({
                code: 400,
                reason: "BadRequest",
                message: "the name of the object (renamed) does not match the name on the URL (named)",
            });
            const missing = await put("missing", configMap("missing"));
            expect([missing.code, missing.at("reason")]).to.deep.equal([404, "NotFound"]);
            const uid = "00000000-0000-0000-0000-000000000000";
            const anew = refusal(await put("named", configMap("named", {}, { uid })));
            expect([anew.code, anew.reason]).to.deep.equal([409, "Conflict"]);
            expect(anew.message).to.contain(
                `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${text("metadata.uid")}`,
            );
        });

        it("knows which methods a path has", async () => {
            const answer = await served().request("POST", configMaps(namespace, "taken"), configMap("taken"));
            expect(refusal(answer)).to.deep.equal({
                code: 405,
                reason: "MethodNotAllowed",
                message: "the server does not allow this method on the requested resource",
                details: {},
            });
        });

        it("counts changes of a specification, not of metadata or status", async () => {
            const path = `/apis/networking.k8s.io/v1/namespaces/${namespace}/networkpolicies`;
            const policy = {
                apiVersion: "networking.k8s.io/v1",
                kind: "NetworkPolicy",
                metadata: { name: "counted" },
                spec: { podSelector: {} },
            };
            const made = await create(served(), path, policy);
            expect(made.at("metadata.generation")).to.equal(1);
            const labelled = await served().request("PUT", `${path}/counted`, {
                ...policy,
                metadata: { name: "counted", labels: { a: "b" } },
            });
            expect(labelled.at("metadata.generation")).to.equal(1);
            const changed = await served().request("PUT", `${path}/counted`, {
                ...policy,
                spec: { podSelector: { matchLabels: { a: "b" } } },
            });
            expect(changed.at("metadata.generation")).to.equal(2);
        });
    });
};
