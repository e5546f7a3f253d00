// `lab_guest --record`: what each gadget says to the drivers, as the recordings in tests/data.
#pragma once

namespace packbench::lab {

// Prints every recording behind a line "=== <file name>", and "===" behind the last. Throws where a gadget
// isn't read.
void record_gadgets();

}  // namespace packbench::lab
