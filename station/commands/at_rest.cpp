// The store at rest, else the running bench.
#include "station/commands/at_rest.hpp"

namespace packbench::station {

std::optional<boost::json::value> at_rest_or_asked(Context& context, const Config& config, const AtRest& work,
                                                   const Post& post) {
  auto store = db::Store::open(config.store());
  if (store) {
    auto reader = db::Reader::open(config.store());
    if (!reader) return context.fail(Exit::unavailable, reader.error().message), std::nullopt;
    return work(**store, **reader);
  }
  const auto& why = store.error();
  if (why.code != db::Errc::unavailable) return context.fail(Exit::unavailable, why.message), std::nullopt;
  const auto reply = api_post(config, post.path, post.content_type, post.body, post.hearer);
  if (!reply)
    return context.fail(Exit::unavailable, why.message + "; " + reply.error().message), std::nullopt;
  if (reply->status != 200) return context.fail(Exit::failed, refusal_of(*reply)), std::nullopt;
  return reply->body;
}

}  // namespace packbench::station
