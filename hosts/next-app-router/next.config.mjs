export default { eslint: { ignoreDuringBuilds: true }, images: { unoptimized: true } };
