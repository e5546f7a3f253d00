// A short call to the running bench on this machine, for verbs of the command line. Under the account that
// the bench runs under (or root's), it may do everything.
#pragma once
#include <boost/json.hpp>
#include <string>

#include "station/config.hpp"

namespace packbench::station {

struct ApiReply {
  unsigned status = 0;
  boost::json::value body;
};

// Why the bench refused: its own words; without the right to ask, what to do about that.
[[nodiscard]] std::string refusal_of(const ApiReply& reply);

// GET of `path`. unavailable: no bench answers at the configuration's address.
[[nodiscard]] Result<ApiReply> api_get(const Config& config, const std::string& path);

// Who else may hear what is sent: `bench_alone` sends nothing where this account can't read the bench's
// secret. The bench would refuse, and whatever else listens there is told no password.
enum class Hearer { whoever_answers, bench_alone };

// POST of `body`. unavailable: no bench answers at the configuration's address, or it was not asked (Hearer).
[[nodiscard]] Result<ApiReply> api_post(const Config& config, const std::string& path,
                                        const std::string& content_type, const std::string& body,
                                        Hearer hearer);

}  // namespace packbench::station
