// GS1 Digital Link URIs (uncompressed), standard 1.4: a web address that carries GS1 elements.
#pragma once

#include <optional>
#include <string_view>

#include "station/scan/gs1.hpp"

namespace packbench::scan {

// Reads `text` as a GS1 Digital Link on any domain. nullopt: it is none (another address, or no address).
// A value that has the look of a primary key but is wrong (check digit, order of qualifiers, attribute that
// may not stand there) is an Error. GTINs of 8, 12 and 13 digits are filled up to 14.
std::optional<Result<Gs1Elements>> parse_digital_link(std::string_view text);

}  // namespace packbench::scan
