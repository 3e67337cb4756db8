import { expect } from "chai";
import { makeInformer, CoreV1Api, type V1ConfigMap } from "@kubernetes/client-node";
import { valueAt } from "../answer";
import type { Events } from "../contractServer";
import { eventually } from "../eventually";
import { type Chapter, configMap, configMaps, create, patches } from "./contract";

const brief = (event: unknown): string =>
    `${String(valueAt(event, "type"))} ${String(valueAt(event, "object.metadata.name"))}`;

/** Following changes. */
export const watching: Chapter = (served) => {
    describe("watching", () => {
        let namespace: string;
        const open: Events[] = [];
        const watch = async (parameters: Readonly<Record<string, string>>): Promise<Events> => {
            const search = new URLSearchParams({ watch: "true", ...parameters }).toString();
            const events = await served().watch(`${configMaps(namespace)}?${search}`);
            open.push(events);
            return events;
        };
        const seen = (events: Events, count: number): Promise<string[]> =>
            eventually(
                () => Promise.resolve(events.events.map(brief)),
                (texts) => texts.length >= count,
                10,
            );
        const version = async (): Promise<string> =>
            (await served().request("GET", configMaps(namespace))).text("metadata.resourceVersion");
        const label = (name: string, value: string | null) =>
            served().request(
                "PATCH",
                configMaps(namespace, name),
                { metadata: { labels: { watched: value } } },
                patches.merge,
            );

        beforeEach(async () => {
            namespace = await served().newNamespace();
            await eventually(
                () => served().request("GET", configMaps(namespace, "kube-root-ca.crt")),
                ({ code }) => code === 200,
            );
        });
        afterEach(() => {
            for (const events of open.splice(0)) events.stop();
        });

        it("tells what happens after a version, each change once and in order", async () => {
            const from = await version();
            await create(served(), configMaps(namespace), configMap("one"));
            const events = await watch({ resourceVersion: from });
            await label("one", "yes");
            await served().request("DELETE", configMaps(namespace, "one"));
            expect(await seen(events, 3)).to.deep.equal(["ADDED one", "MODIFIED one", "DELETED one"]);
            const [, modified, deleted] = events.events;
            expect(valueAt(modified, "object.kind")).to.equal("ConfigMap");
            expect(valueAt(modified, "object.metadata.labels.watched")).to.equal("yes");
            expect(valueAt(deleted, "object.data")).to.deep.equal({ key: "value" });
            expect(Number(valueAt(deleted, "object.metadata.resourceVersion"))).to.be.greaterThan(
                Number(valueAt(modified, "object.metadata.resourceVersion")),
            );
        });

        it("without a version begins with everything that is there", async () => {
            await create(served(), configMaps(namespace), configMap("one"));
            expect(await seen(await watch({}), 2)).to.have.members(["ADDED kube-root-ca.crt", "ADDED one"]);
        });

        it("tells an object that no longer matches as deleted, and one that begins to match as added", async () => {
            await create(served(), configMaps(namespace), configMap("one"));
            const events = await watch({ resourceVersion: await version(), labelSelector: "watched" });
            await label("one", "yes");
            await label("one", "still");
            await label("one", null);
            expect(await seen(events, 3)).to.deep.equal(["ADDED one", "MODIFIED one", "DELETED one"]);
        });

        it("follows one object by its name", async () => {
            const events = await watch({
                resourceVersion: await version(),
                fieldSelector: "metadata.name=two",
            });
            await create(served(), configMaps(namespace), configMap("one"));
            await create(served(), configMaps(namespace), configMap("two"));
            expect(await seen(events, 1)).to.deep.equal(["ADDED two"]);
        });

        it("ends after the time asked for", async () => {
            const from = await version();
            const start = Date.now();
            const events = await watch({
                resourceVersion: from,
                allowWatchBookmarks: "true",
                timeoutSeconds: "1",
            });
            await eventually(() => Promise.resolve(events.isOver()), Boolean, 10);
            expect(Date.now() - start).to.be.within(900, 5000);
        });

        it("begins with the state and marks its end for who asks for initial events", async () => {
            await create(served(), configMaps(namespace), configMap("one"));
            const events = await watch({
                sendInitialEvents: "true",
                resourceVersionMatch: "NotOlderThan",
                allowWatchBookmarks: "true",
            });
            const texts = await seen(events, 3);
            expect(texts.slice(0, 2)).to.have.members(["ADDED kube-root-ca.crt", "ADDED one"]);
            expect(valueAt(events.events[2], "type")).to.equal("BOOKMARK");
            const { kind, apiVersion, metadata } = valueAt(events.events[2], "object") as Record<
                string,
                unknown
            >;
            expect([apiVersion, kind]).to.deep.equal(["v1", "ConfigMap"]);
            expect(valueAt(metadata, "annotations")).to.deep.equal({ "k8s.io/initial-events-end": "true" });
            expect(valueAt(metadata, "resourceVersion")).to.match(/^\d+$/);
        });

        it("feeds the client's informer", async () => {
            const { config } = served();
            const core = config.makeApiClient(CoreV1Api);
            const informer = makeInformer<V1ConfigMap>(config, configMaps(namespace), () =>
                core.listNamespacedConfigMap({ namespace }),
            );
            const told: string[] = [];
            for (const verb of ["add", "update", "delete"] as const) {
                informer.on(verb, ({ metadata }) => told.push(`${verb} ${metadata?.name ?? ""}`));
            }
            const told3 = (count: number) =>
                eventually(
                    () => Promise.resolve(told),
                    ({ length }) => length >= count,
                    10,
                );
            await informer.start();
            await create(served(), configMaps(namespace), configMap("one"));
            await told3(2);
            await label("one", "yes");
            await core.deleteNamespacedConfigMap({ namespace, name: "one" });
            expect(await told3(4)).to.deep.equal([
                "add kube-root-ca.crt",
                "add one",
                "update one",
                "delete one",
            ]);
            await informer.stop();
        });
    });
};
