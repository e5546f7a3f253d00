// Login, context, and the questions that everybody asks.
#include "central/connectors/tryton/session.hpp"

#include <sodium.h>

#include <algorithm>

namespace packbench::connectors::tryton {
namespace {

constexpr const char* kLanguage = "en";  // of what Tryton says: supervisors read it in tickets

std::string encoded(const std::string& text) {
  std::string into(sodium_base64_encoded_len(text.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(into.data(), into.size(), reinterpret_cast<const unsigned char*>(text.data()),
                    text.size(), sodium_base64_VARIANT_ORIGINAL);
  into.pop_back();  // the zero
  return into;
}

json::array names(const std::vector<std::string>& fields) {
  json::array names;
  for (const auto& field : fields) names.emplace_back(field);
  return names;
}

}  // namespace

Session::Session(Rpc& rpc, std::string user, std::string password)
    : rpc_(rpc), name_(std::move(user)), password_(std::move(password)) {}

// Never repeated by itself: each failure makes the next ones slower, for everybody with that name.
void Session::log_in() {
  const auto said = rpc_.call("common.db.login", {name_, json::object{{"password", password_}}, kLanguage});
  const auto* pair = said.if_array();
  if (!pair || pair->size() != 2 || !(*pair)[0].is_int64() || !(*pair)[1].is_string())
    throw RpcError(Fault::login, name_ + ": Tryton does not know this user with this password");
  user_ = (*pair)[0].get_int64();
  authorization_ =
      "Session " + encoded(name_ + ":" + std::to_string(user_) + ":" + std::string((*pair)[1].get_string()));
}

// A session lives for 30 days, unless an administrator ends it.
json::value Session::try_call(const std::string& method, const json::array& params,
                              const json::object& context) {
  auto whole = params;
  whole.emplace_back(context);
  const bool fresh = authorization_.empty();
  if (fresh) log_in();
  try {
    return rpc_.call(method, whole, authorization_);
  } catch (const RpcError& error) {
    if (error.fault != Fault::login || fresh) throw;
  }
  authorization_.clear();
  log_in();
  return rpc_.call(method, whole, authorization_);
}

const json::object& Session::context() {
  if (!context_.empty()) return context_;
  const auto preferences = try_call("model.res.user.get_preferences", {true}, {}).as_object();
  if (id_in(preferences, "company") == 0)
    throw RpcError(Fault::login, name_ + ": this user works for no company: set one in its preferences");
  employee_ = id_in(preferences, "employee");
  context_ = {{"company", id_in(preferences, "company")}, {"language", kLanguage}};
  return context_;
}

json::value Session::ask(const std::string& method, json::array params, const json::object& extra) {
  auto whole = context();
  for (const auto& member : extra) whole.insert_or_assign(member.key(), member.value());
  return try_call(method, params, whole);
}

json::value Session::call(std::string_view model, std::string_view verb, json::array params,
                          const json::object& extra) {
  return ask("model." + std::string(model) + "." + std::string(verb), std::move(params), extra);
}

json::array Session::search_read(std::string_view model, const json::array& domain,
                                 const std::vector<std::string>& fields, const Page& page,
                                 const json::object& extra) {
  const auto limit = page.limit == 0 ? json::value() : json::value(page.limit);
  return call(model, "search_read", {domain, page.offset, limit, page.order, names(fields)}, extra)
      .as_array();
}

json::array Session::read(std::string_view model, const json::array& ids,
                          const std::vector<std::string>& fields, const json::object& extra) {
  auto records = call(model, "read", {ids, names(fields)}, extra).as_array();
  const auto place = [&](const json::value& record) {
    return std::find(ids.begin(), ids.end(), record.at("id")) - ids.begin();
  };
  std::stable_sort(records.begin(), records.end(),
                   [&](const json::value& a, const json::value& b) { return place(a) < place(b); });
  return records;
}

json::object Session::read(std::string_view model, std::int64_t id, const std::vector<std::string>& fields) {
  return read(model, list(id), fields).at(0).as_object();
}

std::int64_t Session::company() {
  return context().at("company").as_int64();
}

std::int64_t Session::employee() {
  context();
  return employee_;
}

std::int64_t Session::user() {
  context();
  return user_;
}

const Dialect& Session::dialect() {
  if (!dialect_) dialect_ = &dialect_of(rpc_.call("common.server.version", {}).as_string());
  return *dialect_;
}

}  // namespace packbench::connectors::tryton
