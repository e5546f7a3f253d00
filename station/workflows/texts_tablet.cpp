// Texts of lanes that are carried about: pairing, PIN, camera, a line that is lost.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"tablet.not_paired", "这台设备还没配对，请在主管台取配对码扫一下",
     "This device is not paired: scan the pairing code that the desk shows"},
    {"tablet.pairing_over", "配对码已用过或过期，请在主管台再取一个",
     "That pairing code was used or is too old: have the desk show another one"},
    {"tablet.not_listening", "工位现在没有连上局域网，请管理员看日志",
     "The bench is not on the network now: its log says why"},
    {"tablet.idle", "{0}，请再扫一次工牌", "{0}, scan your badge to go on"},
    {"pin.needed", "请输入 PIN", "Enter your PIN"},
    {"pin.wrong", "工牌或 PIN 不对", "Wrong badge or PIN"},
    {"pin.locked", "错的次数太多，{0} 分钟后再试", "Too many wrong ones: try again in {0} minutes"},
    {"pin.none", "您还没有 PIN，请找管理员", "You have no PIN yet: ask an administrator"},
    {"pin.choose", "这个 PIN 是别人设的，请换成自己的", "Somebody else gave you this PIN: choose your own"},
    {"pin.bad", "这个 PIN 不能用：{0}", "This PIN can't be used: {0}"},
    {"pin.bad_digits", "要 4 到 8 位数字", "it must have 4 to 8 digits"},
    {"pin.bad_alike", "不能全是同一个数字", "its digits must not be all alike"},
    {"pin.bad_row", "不能是 1234 这样的顺序数字", "its digits must not be a row like 1234"},
    {"pin.bad_named", "不能是自己的工牌号或工号", "it must be neither your badge nor your id"},
    {"pin.bad_known", "和现在的一样", "it is the one that you have"},
    {"pin.nobody", "没有在职的操作员 {0}", "There is no active operator {0}"},
    {"pin.own", "自己的 PIN 用自己的密码换", "Your own PIN is changed with your password"},
    {"tablet.none", "工位 {0} 没有配对的设备", "No device is paired with lane {0}"},
    {"event.tablet.paired", "设备已配对", "Device paired"},
    {"event.tablet.unpaired", "设备已解除配对", "Device unpaired"},
    {"event.operator.pin_set", "设了 PIN", "PIN set"},
});

}  // namespace

const std::span<const CatalogueRow> kTabletTexts = kTexts;

}  // namespace packbench::workflows
