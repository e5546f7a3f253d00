// Records of one model that fit a domain, as they were read last.
#pragma once
#include <boost/json.hpp>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "central/connectors/tryton/session.hpp"

namespace packbench::connectors::tryton {

// A field that only some modules have: it is asked for where `model` has `field`.
struct OptionalField {
  const char *model, *field;
  const char* asked;
};
[[nodiscard]] json::array known_fields(Session& session, std::span<const char* const> always,
                                       std::span<const OptionalField> optional = {});

// All that fit, by id, in as many questions as it takes: what is written meanwhile leaves none out.
[[nodiscard]] json::array read_all(Session& session, std::string_view model, const json::array& domain,
                                   const json::array& fields, const json::object& context = {});

class Mirror {
 public:
  struct Subject {
    std::string model;
    json::array domain;
    json::object context = {};
    std::vector<std::string> below =
        {};  // fields that list what hangs below: its coming and going is a change too
  };
  Mirror(Subject subject, json::array fields);

  void read(Session& session);  // all, anew
  // These, again; those of them that don't fit any more are gone.
  void read(Session& session, const std::set<std::int64_t>& ids);
  // A flat look at all that fit: the ids of those that are new or were written since they were read. Others
  // that don't fit any more are gone.
  [[nodiscard]] std::set<std::int64_t> moved(Session& session);

  [[nodiscard]] json::array records() const;

 private:
  void keep(const json::array& records);
  [[nodiscard]] bool is_as(const json::object& known, const json::object& seen) const;

  Subject subject_;
  json::array fields_, glance_;
  std::map<std::int64_t, json::object> records_;
};

}  // namespace packbench::connectors::tryton
