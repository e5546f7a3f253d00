// Speed of the USB side, measured in the guest.
#pragma once

namespace packbench::lab {

// Prints the figures; throws where they can't be had.
void bench_usb();

}  // namespace packbench::lab
