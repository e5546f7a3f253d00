// Records of one model that fit a domain, as they were read last.
#include "central/connectors/tryton/mirror.hpp"

#include <algorithm>

#include "central/connectors/tryton/values.hpp"

namespace packbench::connectors::tryton {
namespace {

constexpr std::int64_t kPage = 500;
constexpr const char* kStamp = "_timestamp";

json::array narrowed(json::array domain, json::array clause) {
  domain.emplace_back(std::move(clause));
  return domain;
}

}  // namespace

json::array known_fields(Session& session, std::span<const char* const> always,
                         std::span<const OptionalField> optional) {
  json::array fields;
  for (const auto* field : always) fields.emplace_back(field);
  for (const auto& [model, field, asked] : optional) {
    const auto known = session.call(model, "fields_get", list(list(field)));
    if (known.is_object() && known.get_object().contains(field)) fields.emplace_back(asked);
  }
  return fields;
}

json::array read_all(Session& session, std::string_view model, const json::array& domain,
                     const json::array& fields, const json::object& context) {
  json::array all;
  std::int64_t last = 0;
  for (bool more = true; more;) {
    const auto page =
        session
            .call(model, "search_read",
                  {narrowed(domain, list("id", ">", last)), 0, kPage, list(list("id", "ASC")), fields},
                  context)
            .as_array();
    more = page.size() == kPage;
    if (!page.empty()) last = id_in(page.back().as_object(), "id");
    all.insert(all.end(), page.begin(), page.end());
  }
  return all;
}

Mirror::Mirror(Subject subject, json::array fields)
    : subject_(std::move(subject)), fields_(std::move(fields)), glance_{kStamp} {
  for (const auto& list : subject_.below) glance_.emplace_back(list);
  fields_.insert(fields_.end(), glance_.begin(), glance_.end());
}

void Mirror::keep(const json::array& records) {
  for (const auto& record : records)
    records_.insert_or_assign(id_in(record.as_object(), "id"), record.as_object());
}

void Mirror::read(Session& session) {
  const auto all = read_all(session, subject_.model, subject_.domain, fields_, subject_.context);
  records_.clear();
  keep(all);
}

void Mirror::read(Session& session, const std::set<std::int64_t>& ids) {
  if (ids.empty()) return;
  json::array wanted;
  for (const auto id : ids) wanted.emplace_back(id);
  const auto found = read_all(session, subject_.model, narrowed(subject_.domain, list("id", "in", wanted)),
                              fields_, subject_.context);
  for (const auto id : ids) records_.erase(id);
  keep(found);
}

// By what a flat look shows.
bool Mirror::is_as(const json::object& known, const json::object& seen) const {
  return std::all_of(glance_.begin(), glance_.end(), [&](const json::value& field) {
    return known.at(field.get_string()) == seen.at(field.get_string());
  });
}

std::set<std::int64_t> Mirror::moved(Session& session) {
  std::set<std::int64_t> moved;
  std::map<std::int64_t, json::object> still;
  for (const auto& value : read_all(session, subject_.model, subject_.domain, glance_, subject_.context)) {
    const auto id = id_in(value.as_object(), "id");
    const auto known = records_.find(id);
    if (known == records_.end() || !is_as(known->second, value.as_object())) moved.insert(id);
    if (known != records_.end()) still.insert(records_.extract(known));
  }
  records_ = std::move(still);
  return moved;
}

json::array Mirror::records() const {
  json::array all;
  for (const auto& [id, record] : records_) all.emplace_back(record);
  return all;
}

}  // namespace packbench::connectors::tryton
