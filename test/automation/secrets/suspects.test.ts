// Covers: secretSearch.ts
import { expect } from "chai";
import type { DiffValue } from "../../../automation/diffs/model/model";
import { suspectsOf } from "../../../automation/secrets/suspects";
import { fakeKeys, random } from "./fakeKeys";
import { added, changeOf, firstDiff, laterDiff, layerOf, updated } from "../diffs/samples";
import { base64, password, pathsIn, suspects } from "./suspectSamples";

describe("suspects: keys of known formats", () => {
    for (const [what, key] of Object.entries(fakeKeys)) {
        it(`must find ${what} anywhere, also in JSON, YAML and base64`, () => {
            const texts = {
                plain: key,
                within: `before ${key} after`,
                json: JSON.stringify({ deep: [{ value: key }] }),
                jsonTwice: JSON.stringify({ a: JSON.stringify({ b: key }) }),
                yaml: `a:\n  b: |\n    ${key}\n`,
                base64: base64(`first line\n${key}\n`),
                base64InYaml: `kind: Secret\ndata:\n  a: ${base64(key)}\n`,
                base64InJson: JSON.stringify({ a: base64(key) }),
            };
            for (const [where, text] of Object.entries(texts)) {
                const [found, ...others] = suspects([added("motd", text)]);
                expect(found?.why, where).to.equal(`looks like ${what}`);
                expect(others, where).to.deep.equal([]);
            }
        });
    }

    it("must find them in old values as in new ones, in keys, ids and names", () => {
        const key = fakeKeys["a GitHub token"];
        expect(suspects([updated("a", key, "none")])).to.have.length(1);
        expect(suspects([updated("a", "none", key)])).to.have.length(1);
        expect(suspects([{ path: "a", kind: "delete", old: key, replaces: false }])).to.have.length(1);
        expect(suspects([], { id: key })[0]?.path).to.equal("id");
        expect(suspects([], { name: key })[0]?.path).to.equal("name");
        const [inKey] = suspects([added("tags", { [key]: "yes" })]);
        expect(inKey).to.include({ path: 'tags["[secret]"]', why: "looks like a GitHub token" });
    });

    it("must take an access key's own id for what it is", () => {
        const type = "aws:iam/accessKey:AccessKey";
        expect(suspects([], { type, id: fakeKeys["an AWS access key id"] })).to.deep.equal([]);
    });

    it("must name the place in a text", () => {
        const kubeconfig = { users: [{ name: "u", user: { token: random(40), "client-key-data": "" } }] };
        expect(pathsIn(JSON.stringify(kubeconfig))).to.deep.equal(["config.users[0].user.token"]);
        const pem = base64(fakeKeys["a private key"]);
        expect(pathsIn(`users:\n- user:\n    client-key-data: ${pem}\n`)).to.deep.equal([
            "config.client-key-data",
        ]);
    });
});

describe("suspects: random texts under telling names", () => {
    const names = [
        "password",
        "dbPassword",
        "DB_PASSWORD",
        "db-passwd",
        "PGPASSWORD",
        "masterUserPassword",
        "passphrase",
        "secret",
        "clientSecret",
        "SECRET_ACCESS_KEY",
        "token",
        "authToken",
        "api_key",
        "apiKey",
        "X-Api-Key",
        "privateKey",
        "credential",
        "connectionString",
        "password2",
        "secretString",
        "tokenValue",
        "passwords[0]",
        "nested.deep.password",
        "password.value",
        'tags["db.password"]',
    ];
    for (const name of names) {
        it(`must find one at ${name}`, () => {
            expect(pathsIn(password, name)).to.have.length(1);
            expect(pathsIn({ [name]: password })).to.have.length(1);
        });
    }

    it("must find one in a map of secrets", () => {
        expect(pathsIn({ main: password, name: password }, "credentials")).to.deep.equal([
            "credentials.main",
        ]);
    });

    it("must find one by the name beside it, in a list, in JSON, in YAML, or if both changed", () => {
        const entry = { name: "DB_PASSWORD", value: password };
        expect(pathsIn([{ name: "A", value: password }, entry], "env")).to.deep.equal(["env[1].value"]);
        expect(pathsIn(JSON.stringify([entry]))).to.deep.equal(["config[0].value"]);
        expect(pathsIn(`env:\n- name: DB_PASSWORD\n  value: ${password}\n`)).to.deep.equal([
            "config.DB_PASSWORD",
        ]);
        const both = [updated("env[0].name", "A", "DB_PASSWORD"), updated("env[0].value", "b", password)];
        expect(suspects(both).map(({ path }) => path)).to.deep.equal(["env[0].value"]);
        const parameter = [added("name", "/prod/db/password"), added("value", password)];
        expect(suspects(parameter).map(({ path }) => path)).to.deep.equal(["value"]);
    });

    it("must find one in the data of a Kubernetes Secret, whatever its name", () => {
        const type = "kubernetes:core/v1:Secret";
        expect(pathsIn({ other: base64(password) }, "data", { type })).to.deep.equal(["data.other"]);
        expect(pathsIn(password, "stringData.other", { type })).to.deep.equal(["stringData.other"]);
        expect(pathsIn({ type: base64("git"), url: base64("https://example.com/a.git") }, "data", { type }))
            .to.be.empty;
        const manifest = { kind: "Secret", metadata: { name: "a" }, data: { other: base64(password) } };
        expect(pathsIn(JSON.stringify(manifest))).to.deep.equal(["config.data.other"]);
        const yaml = `kind: Secret\nmetadata:\n  name: a\ndata:\n  other: ${base64(password)}\n`;
        expect(pathsIn(yaml)).to.deep.equal(["config.other"]);
        expect(pathsIn(yaml.replace("Secret", "ConfigMap"))).to.deep.equal([]);
    });

    for (const [where, text] of Object.entries({
        "a shell script": `#!/bin/sh\nexport DB_PASSWORD='${password}'\n`,
        "a connection string": `Server=db;User Id=sa;Password=${password};`,
        "a command line": `helm install --set=auth.password=${password} x`,
        "an address": `https://example.com/hook?token=${password}&a=b`,
        "a header": `Authorization: Bearer ${password}`,
        "user data in base64": base64(`#cloud-config\npassword: ${password}\n`),
    })) {
        it(`must find one in ${where}`, () => {
            expect(pathsIn(text, "userData")).to.have.length(1);
        });
    }
});

describe("suspects: what is not secret", () => {
    const hex = "3f786850e387550fdab836ed7e6dc881de23001b";
    const none: Readonly<Record<string, DiffValue>> = {
        password: "[secret]",
        token: "[unknown]",
        clientSecret: "[secret, changed]",
        secretName: "db-credentials-x7k2p",
        passwordLength: "32-characters-A1b2",
        tokenTtl: "PT24H-Xk9dPq2LmZ7tRw4v",
        secretArn: "arn:aws:secretsmanager:eu-central-1:111111111111:secret:prod/db-AbCdEf",
        secret: "arn:aws:secretsmanager:eu-central-1:111111111111:secret:prod/db-AbCdEf",
        image: `registry.example.com/app@sha256:${hex}aaaaaaaaaaaaaaaaaaaaaaaa`,
        tokenImage: `sha256:${hex}aaaaaaaaaaaaaaaaaaaaaaaa`,
        apiKey: "9f1c2d3e-4b5a-6978-8899-aabbccddeeff",
        connectionString: "postgres://db.internal.example.com:5432/platform",
        secretsKey: "alias/sandbox-a/kubernetes-secrets",
        credentials: "10.0.0.0/16",
        authToken: "2026-01-31T10:00:00Z",
        privateKey: "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBa\n",
        publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHxq3Yv5b9V0 me",
        sshToken: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHxq3Yv5b9V0 me",
        thumbprintLists: [hex],
        kmsKeyId: "9f1c2d3e-4b5a-6978-8899-aabbccddeeff",
        subnetToken: "subnet-0a1b2c3d4e5f60718",
        imagePullSecrets: [{ name: "registry-credentials-1" }],
        secretKeyRef: { name: "db-credentials", key: "adminPassword" },
        serviceAccountToken: { expirationSeconds: 3600, path: "token-for-sts.amazonaws.com" },
        volumes: [{ name: "a", secret: { secretName: "ingress-nginx-admission", defaultMode: 420 } }],
        privateKeySettings: { algorithm: "ECDSA", size: 256 },
        passwordTemplate: "${DB_PASSWORD_OF_2026}",
        dbPassword: "{{ .Values.auth.password }}",
        secretStore: "ClusterSecretStore",
        tokenUrl: "https://login.example.com/oauth2/v2.0/token",
        adminPassword: "admin-password",
        hello: "https://${USER}:${PASSWORD}@example.com/a.git",
        description: "The password of the platform, which AWS Secrets Manager rotates every 30 days",
        assumeRolePolicy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: ["sts:AssumeRoleWithWebIdentity", "secretsmanager:GetSecretValue"],
                    Principal: { Federated: "arn:aws:iam::1:oidc-provider/oidc.eks.eu.amazonaws.com/id/A1" },
                    Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sts" } },
                },
            ],
        }),
        caBundle: base64("-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkq\n"),
        args: ["--tls-secret-name=ingress-tls-2026", "--token-ttl=24h", "--set=secret.create=true"],
        cidrs: ["10.0.0.0/16", "2a05:d014::/56"],
    };
    for (const [name, value] of Object.entries(none)) {
        it(`must not be ${name}: ${JSON.stringify(value).slice(0, 60)}`, () => {
            expect(pathsIn(value, name)).to.deep.equal([]);
        });
    }

    it("must not be a value that was declared to be no secret, however its property is written", () => {
        const layer = layerOf("network", [
            changeOf({
                type: "aws:ssm/parameter:Parameter",
                name: "a",
                properties: [added("value.token", password)],
            }),
            changeOf({
                type: "aws:ssm/parameter:Parameter",
                name: "b",
                properties: [added("value", { token: password })],
            }),
            changeOf({ type: "a:b:C", name: "c", properties: [added("value.token", password)] }),
        ]);
        const left = (...declared: readonly string[]): number => suspectsOf(layer, declared).length;
        expect(left()).to.equal(3);
        expect(left("aws:ssm/parameter:Parameter:value.token")).to.equal(1);
        expect(left("aws:ssm:Parameter:value.token")).to.equal(1);
        expect(left("*:value.*")).to.equal(0);
        expect(left("*:value", "*:token", "a:b:C", "a:b:D:value.token", "")).to.equal(3);
        for (const { type, path } of suspectsOf(layer)) expect(left(`${type}:${path}`)).to.be.below(3);
    });

    it("must be nothing in the changes of the samples", () => {
        for (const layer of [...firstDiff.layers, ...laterDiff.layers]) {
            expect(suspectsOf(layer)).to.deep.equal([]);
        }
    });
});
