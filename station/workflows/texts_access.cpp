// Texts of the desk's door: signing in, passwords and their rules, what the right is missing for.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"session.needed", "请先在主管台登录", "Sign in at the desk first"},
    {"right.missing", "您的角色不能做这件事，请找主管或管理员",
     "Your role may not do this: ask a supervisor or an administrator"},
    {"badge.not_yours", "这不是登录人的工牌：扫自己的，或请那个人登录",
     "That is not the badge of who is signed in: scan your own, or have that person sign in"},
    {"sign_in.wrong", "工牌或密码不对", "Wrong badge or password"},
    {"sign_in.locked", "错的次数太多，{0} 分钟后再试", "Too many wrong ones: try again in {0} minutes"},
    {"password.change", "请先换一个新密码", "Choose a new password first"},
    {"password.short", "太短：至少 {0} 个字符", "Too short: at least {0} characters"},
    {"password.long", "太长：最多 {0} 字节", "Too long: at most {0} bytes"},
    {"password.alike", "字符太单一：至少用 {0} 种不同的字符",
     "Too much alike: at least {0} different characters"},
    {"password.named", "不能含有本人的姓名、工号或工牌号",
     "It must not have your name, your id or your badge in it"},
    {"password.known", "用过了：不能和最近 {0} 个密码相同",
     "Used before: it must not be one of the last {0}"},
    {"password.nobody", "没有在职的操作员 {0}", "There is no active operator {0}"},
    {"password.own", "自己的密码用“修改密码”换，要先输旧密码",
     "Your own is changed with the old one: Change password"},
    {"password.first", "第一个密码要在命令行设：packbench user password 工号",
     "The first password is given at the command line: packbench user password ID"},
    {"password.rule_length", "至少 {0} 个字符", "At least {0} characters"},
    {"password.rule_alike", "至少 {0} 种不同的字符", "At least {0} different ones among them"},
    {"password.rule_named", "不含本人的姓名、工号、工牌号",
     "Neither your name nor your id nor your badge in it"},
    {"password.rule_known", "和最近 {0} 个密码不同", "None of the last {0} passwords"},
    {"password.rule_days", "{0} 天后要换新的", "Good for {0} days"},
    {"ui.desk.sign_in", "登录", "Sign in"},
    {"ui.desk.sign_out", "退出", "Sign out"},
    {"ui.desk.badge", "扫工牌，或输入工牌号", "Scan your badge, or type its number"},
    {"ui.desk.password", "密码", "Password"},
    {"ui.desk.change_password", "换密码", "Change password"},
    {"ui.desk.old_password", "现在的密码", "Present password"},
    {"ui.desk.new_password", "新密码", "New password"},
    {"ui.desk.repeat_password", "再输一遍新密码", "New password once more"},
    {"ui.desk.not_the_same", "两遍新密码不一样", "The two new ones are not the same"},
    {"ui.desk.change.expired", "密码已到期，请换一个", "Your password has expired: choose another one"},
    {"ui.desk.change.given", "这个密码是别人设的，请换成自己的",
     "Somebody else gave you this password: choose your own"},
    {"ui.desk.changed", "密码已换，别处的登录已退出",
     "Changed. Wherever else you were signed in, you are not any more"},
    {"ui.desk.cancel", "取消", "Cancel"},
    {"ui.desk.open", "还没有人设密码，在这台机器前的人都能用主管台。设密码：packbench user password 工号",
     "Nobody has a password yet: the desk is open to whoever is at this machine. To close it: packbench user password ID"},
    {"ui.role.packer", "打包员", "Packer"},
    {"ui.role.receiver", "收货员", "Receiver"},
    {"ui.role.supervisor", "主管", "Supervisor"},
    {"ui.role.admin", "管理员", "Administrator"},
    {"event.operator.received", "人员资料", "Operator told"},
    {"event.operator.password_set", "设了密码", "Password set"},
    {"event.operator.signed_in", "登录主管台", "Signed in at the desk"},
    {"event.operator.refused", "登录被拒", "Sign-in refused"},
});

}  // namespace

const std::span<const CatalogueRow> kAccessTexts = kTexts;

}  // namespace packbench::workflows
