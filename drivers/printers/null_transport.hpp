// A printer that takes every job and keeps none: for simulations and for benches to practise on.
#pragma once

#include <memory>

#include "drivers/transport.hpp"

namespace packbench::drivers {

// Never answers, never fails.
[[nodiscard]] std::unique_ptr<Transport> create_null_transport();

}  // namespace packbench::drivers
