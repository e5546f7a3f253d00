// What a process gives up that reads what foreigners made, and how it talks over its standard input and
// output.
#pragma once

#include <sys/resource.h>

#include <cstddef>
#include <string_view>

namespace packbench::drivers {

// Other files, memory beyond that many bytes, new privileges, new processes, core dumps; it dies with its
// parent, and lives in "/". Under a sanitizer memory and processes stay: it needs both itself.
void give_up_all_else(rlim_t most_memory);

// Of processor time from now on; then the kernel ends the process.
void allow_seconds(rlim_t seconds);

// From standard input. False: it ended before.
[[nodiscard]] bool read_all(char* to, std::size_t count);
// To standard output. False: nobody takes it.
[[nodiscard]] bool write_all(std::string_view bytes);

}  // namespace packbench::drivers
