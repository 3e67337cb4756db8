// The SDK is a pinned dependency; what it says of its later versions is nothing its user can mend.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

export {};
