// The SDK's version is pinned: users of this program can do nothing about its warnings on later versions.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

export {};
