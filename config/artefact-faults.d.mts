export const mainPackageLimit: number
export function measureMainPackage(root: string): number
export function findArtefactFaults(root: string, targets: readonly ('weapp' | 'h5' | 'functions')[]): string[]
