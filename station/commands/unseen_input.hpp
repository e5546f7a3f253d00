// What is typed at the terminal without being shown.
#pragma once
#include <string>

namespace packbench::station {

// One line of standard input, asked for on standard error. However the program is ended or stopped meanwhile,
// the terminal shows again what is typed.
[[nodiscard]] std::string typed_unseen(const char* prompt);

}  // namespace packbench::station
