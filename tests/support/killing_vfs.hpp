// SQLite's own file layer, which ends the process with SIGKILL right before its n-th write or sync.
#pragma once

namespace packbench::tests {

// Becomes the default layer of this process. n = 0: only counts.
void install_killing_vfs(int n);

// Writes and syncs so far.
int killing_vfs_count();

}  // namespace packbench::tests
