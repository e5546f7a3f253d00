// A user of one Tryton database who stays logged in.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "central/connectors/tryton/dialect.hpp"
#include "central/connectors/tryton/rpc.hpp"
#include "central/connectors/tryton/values.hpp"

namespace packbench::connectors::tryton {

struct Page {
  std::int64_t offset = 0;
  std::int64_t limit = 0;  // 0: all
  json::value order = list(list("id", "ASC"));
};

// Logs in at the first call, and once more where the session is not known any more. RpcErrors go through.
class Session {
 public:
  Session(Rpc& rpc, std::string user, std::string password);

  // model.<model>.<verb>; the context comes behind `params`: company, language, and what is in `extra`.
  json::value call(std::string_view model, std::string_view verb, json::array params,
                   const json::object& extra = {});
  // The same of any method that takes a context ("wizard.…").
  json::value ask(const std::string& method, json::array params, const json::object& extra = {});

  // Records as objects: the fields asked for, and "id". Fields of what is pointed at by dotted names:
  // "product.code" comes as "product.": {"code": …}.
  json::array search_read(std::string_view model, const json::array& domain,
                          const std::vector<std::string>& fields, const Page& page = {},
                          const json::object& extra = {});
  // Of the records with these ids, in their order. A record that is gone, or of another company: refused.
  json::array read(std::string_view model, const json::array& ids, const std::vector<std::string>& fields,
                   const json::object& extra = {});
  json::object read(std::string_view model, std::int64_t id, const std::vector<std::string>& fields);

  std::int64_t company();
  std::int64_t employee();  // 0: the user has none
  std::int64_t user();
  const Dialect& dialect();

 private:
  json::value try_call(const std::string& method, const json::array& params, const json::object& context);
  void log_in();
  const json::object& context();

  Rpc& rpc_;
  std::string name_, password_;
  std::string authorization_;  // empty: not logged in
  json::object context_;       // empty: not read yet
  std::int64_t user_ = 0, employee_ = 0;
  const Dialect* dialect_ = nullptr;
};

}  // namespace packbench::connectors::tryton
