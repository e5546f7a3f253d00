// What the centre was told, and what could not be told.
#include "central/connectors/tryton/teller.hpp"

#include <functional>

namespace packbench::connectors::tryton {

namespace json = boost::json;

bool Teller::tell(const std::vector<Said>& facts) {
  std::vector<json::object> fresh;
  std::vector<std::pair<const Said*, std::size_t>> sent;
  for (const auto& fact : facts) {
    json::object whole{{"type", fact.type}, {"payload", fact.payload}};
    const auto hash = std::hash<std::string>{}(json::serialize(whole));
    const auto known = told_.find(fact.name);
    if (known != told_.end() && known->second == hash) continue;
    sent.emplace_back(&fact, hash);
    fresh.push_back(std::move(whole));
  }
  if (fresh.empty()) return false;
  const auto results = centre_.tell(fresh);
  bool learned = false;
  for (std::size_t i = 0; i < sent.size(); ++i) {
    const auto& name = sent[i].first->name;
    const auto& result = results.at(i);
    told_[name] = sent[i].second;
    refused_.erase(name);
    if (result.state == FactState::refused)
      refused_[name] = {name, name,
                        "The centre does not take " + name + " as it stands in Tryton: " + result.why};
    learned = learned || result.state == FactState::fresh || result.state == FactState::changed;
  }
  return learned;
}

void Teller::settle(const std::string& kind, std::vector<Ticket> wrong) {
  const auto is_of_kind = [&](const std::string& name) { return name.starts_with(kind + "/"); };
  if (!raised_) {  // by an earlier process
    raised_.emplace();
    for (auto& name : centre_.open_tickets()) raised_->emplace(std::move(name), "");
  }
  for (const auto& [name, ticket] : refused_)
    if (is_of_kind(name)) wrong.push_back(ticket);
  std::set<std::string> now;
  std::vector<Ticket> fresh;
  for (auto& ticket : wrong) {
    now.insert(ticket.name);
    const auto known = raised_->find(ticket.name);
    if (known == raised_->end() || known->second != ticket.text) fresh.push_back(std::move(ticket));
  }
  std::vector<std::string> gone;
  for (const auto& [name, text] : *raised_)
    if (is_of_kind(name) && !now.contains(name)) gone.push_back(name);
  if (!fresh.empty()) centre_.raise(fresh);
  if (!gone.empty()) centre_.close(gone);
  for (const auto& ticket : fresh) (*raised_)[ticket.name] = ticket.text;
  for (const auto& name : gone) raised_->erase(name);
}

}  // namespace packbench::connectors::tryton
