import { flag, integer, text } from "./wire/codec";
import { field, listField, mapField, message } from "./wire/message";
import { struct } from "./wire/struct";

// The fields that the local cloud reads and writes of pulumi/provider.proto and pulumi/resource.proto.

const urns = message({ urns: listField(1, text) });
const failure = message({ property: field(1, text), reason: field(2, text) });
const named = { urn: field(1, text) };

/** A message without fields. */
export const empty = message({});

/** What a provider is told first. */
export const handshakeResponse = message({
    acceptSecrets: field(1, flag),
    acceptResources: field(2, flag),
    acceptOutputs: field(3, flag),
    supportsAutonaming: field(4, flag),
});

export const pluginInfo = message({ version: field(1, text) });
export const schemaResponse = message({ schema: field(1, text) });

export const configureRequest = message({ args: field(2, struct) });
export const configureResponse = message({
    acceptSecrets: field(1, flag),
    supportsPreview: field(2, flag),
    acceptResources: field(3, flag),
    acceptOutputs: field(4, flag),
    supportsAutonaming: field(5, flag),
});

export const invokeRequest = message({ token: field(1, text), args: field(2, struct) });
export const invokeResponse = message({ result: field(1, struct), failures: listField(2, failure) });

export const checkRequest = message({
    ...named,
    olds: field(2, struct),
    news: field(3, struct),
    autonaming: field(8, message({ proposedName: field(1, text), mode: field(2, integer) })),
});
export const checkResponse = message({ inputs: field(1, struct), failures: listField(2, failure) });

export const diffRequest = message({
    id: field(1, text),
    urn: field(2, text),
    olds: field(3, struct),
    news: field(4, struct),
    ignoreChanges: listField(5, text),
    oldInputs: field(6, struct),
});
export const diffResponse = message({
    replaces: listField(1, text),
    deleteBeforeReplace: field(3, flag),
    changes: field(4, integer),
    diffs: listField(5, text),
    detailedDiff: mapField(6, message({ kind: field(1, integer), inputDiff: field(2, flag) })),
    hasDetailedDiff: field(7, flag),
});

export const createRequest = message({ ...named, properties: field(2, struct), preview: field(4, flag) });
export const createResponse = message({ id: field(1, text), properties: field(2, struct) });

export const readRequest = message({
    id: field(1, text),
    urn: field(2, text),
    properties: field(3, struct),
    inputs: field(4, struct),
});
export const readResponse = message({
    id: field(1, text),
    properties: field(2, struct),
    inputs: field(3, struct),
});

export const updateRequest = message({
    id: field(1, text),
    urn: field(2, text),
    olds: field(3, struct),
    news: field(4, struct),
    preview: field(7, flag),
});
export const updateResponse = message({ properties: field(1, struct) });

export const deleteRequest = message({
    id: field(1, text),
    urn: field(2, text),
    properties: field(3, struct),
});

export const constructRequest = message({
    project: field(1, text),
    stack: field(2, text),
    dryRun: field(4, flag),
    monitorEndpoint: field(6, text),
    type: field(7, text),
    name: field(8, text),
    parent: field(9, text),
    inputs: field(10, struct),
    inputDependencies: mapField(11, urns),
    protect: field(12, flag),
    providers: mapField(13, text),
    dependencies: listField(15, text),
    aliases: listField(29, message({ urn: field(1, text) })),
});
export const constructResponse = message({
    urn: field(1, text),
    state: field(2, struct),
    stateDependencies: mapField(3, urns),
});

export const registerRequest = message({
    type: field(1, text),
    name: field(2, text),
    parent: field(3, text),
    custom: field(4, flag),
    object: field(5, struct),
    dependencies: listField(7, text),
    provider: field(8, text),
    propertyDependencies: mapField(9, urns),
    deleteBeforeReplace: field(10, flag),
    version: field(11, text),
    ignoreChanges: listField(12, text),
    acceptSecrets: field(13, flag),
    additionalSecretOutputs: listField(14, text),
    deleteBeforeReplaceDefined: field(18, flag),
    supportsPartialValues: field(19, flag),
    remote: field(20, flag),
    acceptResources: field(21, flag),
});
export const registerResponse = message({
    urn: field(1, text),
    id: field(2, text),
    object: field(3, struct),
});
export const registerOutputsRequest = message({ urn: field(1, text), outputs: field(2, struct) });
export const monitorInvokeRequest = message({
    token: field(1, text),
    args: field(2, struct),
    provider: field(3, text),
    version: field(4, text),
    acceptResources: field(5, flag),
});
