// GS1 Digital Link: element strings as a web address, for a QR code that both a scanner and a phone
// understand.
#pragma once

#include <string>
#include <string_view>

#include "printing/gs1_data.hpp"

namespace packbench::printing {

// "https://id.example.com" + (01)09506000134352(17)271231(10)AB/1 ->
// "https://id.example.com/01/09506000134352/10/AB%2F1?17=271231" (GS1 Digital Link URI Syntax 1.4). The first
// AI that is a primary key opens the path, its qualifiers follow, all others stand in the query.
// Errc::bad_data when there is no primary key, or `address` is no http address.
Result<std::string> digital_link(std::string_view address, const Gs1Data& data);

}  // namespace packbench::printing
