// Gadgets for people: plugged in from the guest's shell, one line of input per scan.
#pragma once

#include <string>

namespace packbench::lab {

// Plugs in the gadget of this name and obeys the lines of standard input until it ends. Returns the process's
// exit status: 2 with the list of names when there is no such gadget.
int run_gadget(const std::string& name);

}  // namespace packbench::lab
